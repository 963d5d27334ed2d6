/**
 * Words that tell nothing of a jailbreak by themselves. The model learns from short role prompts and must be silent
 * about long ones of another kind, so that what any prompt, policy or story may say is taken from it beforehand.
 */
const wordsOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Words that join others; a pair with one of them says no more than its other word. */
export const glue = wordsOf(`
  a about after also always am an and are as at be been before being between but by can could did do does during for
  from had has have he her here him his i if im in into is it its just may me might must my of on one onto or our over
  s she should so t than that the their them then there these they this those through to too under very was we were
  when where which while who whom will with would you your youre
`);

/** Words that any instruction uses; they count beside a topical word: "never mention". */
export const plain = wordsOf(`
  act ai all another answer answers any arent ask asks assistant based because cannot cant chat context conversation
  data describe didnt doesnt doing done dont down ensure even every example examples explain format get give good
  guideline guidelines having how includes including instruction instructions isnt ive know least lets like make
  message messages mine model more most much need new no nor not note now off old only other out policy possible
  provided provides questions request requests respond responses role rule rules said says shall since some specific
  start step steps still such sure take task tasks tell text until up us use users well what whose why without wont
  writing yours
`);

/** Words of what policies, stories and assistants are about, and common ones; they count in pairs. */
export const topical = wordsOf(`
  abilities ability able above absolutely access accurate across acting actions activities activity acts actual
  actually add additional afraid again against agree agrees air allow allowed allows almost along already among amount
  amp angry answered answering anthropic anyone anything apologize apology app appear appearance appears appropriate
  april area around art artificial asked asking assist assistance assistants assists assume attitude automatic aware
  awareness away back bad bank become begin beginning begins behave behaves behavior behaviour believe below beside
  besides best better beyond bias big bing block body bold bomb book books bot both bots bought boy break breaks bring
  broke broken brought build built bullet bullets business buy bypass c call called calls came capabilities capability
  capable capital capitals car carefully case cause certain certainly change changes chapter character characters
  chatbot chatgpt check checks child children city class classes claude clear clearly clever code codes com come comes
  command commands common community company complete completely computer consequence consequences consider
  consideration considerations considered console constantly contain content continue continued continues
  controversial correct correctly country create created creator creators crime crimes criminal criminals culture
  curious current currently curse customer cut d danger dangerous date day days death decide decline deep define
  defined defines definitely definition demonstrate deny described description despite detail detailed details
  developer developers device dialog dialogue die different difficult directly disabled disclaimer disclaimers
  disregard door drug drugs due e each early earth easily easy education eight either else emoji emojis emotion
  emotional emotions enable enabled encourage encourages end ending ends engage english enjoy enjoys enough enter
  entered enters entire entities entity error errors especially ethic ethical ethics event events ever everyone
  everything evil exact exactly exception exceptions exist existence existing exists exit expect experience
  experiences experiment experiments expert experts explicit exploit express external extreme extremely eye face fact
  facts factual fail failed fails failure fake fall false family father feel feelings feels felt few fiction fictional
  file files filter filters final find finished first five follow followed following follows force forget forgets form
  formal forms found four free french friend friendly friends full fully fun function funny further future g game
  games gave gemini gender general generate generated generates generating german gets getting girl given gives giving
  go goes going gone google got government gpt great group groups grow gt guy hack hacking happen happened happens
  happy hard harm harmful harms hate hated hateful hates head health heard held hello help helped helpful helping
  helps heres herself hes hey hi high highly himself history hold home honest hope hour hours house however http https
  human humanity humans humor hundred hypothetical idea ignore ignores illegal imaginary immoral important
  inappropriate include incorrect incredibly info inform informal information initial input inputs insert inserted
  inside instead insult insulting insults intelligence intelligent interested interesting internal internet interpret
  issue itself job jobs joke jokes json keep keeps kept kid kids kill kind kinds knew knowledge known knows language
  languages large last late later law laws lead learn leave led left legal legality less let letter letters level
  levels lie lies life liked likely likes limit limitation limitations limited limits line lines linux list lists
  literally little live lives llm long longer look looked looking looks lose lost lot love loved loves low lt m
  machine made main major makes making malware man manner manual many markdown market master matter maximum maybe mean
  means meet member memories memory men mention mentioned mentions met microsoft million mind minimum minus minute
  minutes mode models modified modify moment money month months moral moralise morality moralize moralizing morals
  morning mother move movie murder n name named names natural nature nbsp necessary needed needs neither net never
  next nice night nine normal normally nothing nsfw number numbered numbers object objects offensive offer office
  often ok okay once online open openai opinion opinionated opinions org original others output outputs outside own
  page pages paid paragraph paragraphs parent part parts party pass past pay people perform performed performs perhaps
  person persona personal personality perspective perspectives phrase physical piece place play player playing please
  plus point points policies polite political politics power powerful prefer preferred prefix present pretend pretty
  prevent previous price principles prior private probably produce product products profanity program programmed
  programming programs promote promotes prompt prompted prompts proper properly provide public pull purpose purposes
  put puts question quickly quite quot racism racist raise ran rate rather rating reach read reading reads ready real
  really reason recent refuse refuses reject related relevant religion religious remain remember remembers remind
  reminds replace replied replies reply report requested require required research responding responds response
  responsibility responsible rest restrict restricted restriction restrictions restricts result results return returns
  right roleplay roleplaying roles room rude run sad safe safety same sample samples sarcasm sarcastic sat say saying
  scenario scenarios scene score scores second secret secure security see seem seems seen sees self sell send sends
  sent sentence sentences separate separated september serve service set seven several sexist sexual sexually share
  shell shes short show shown shows side sides similar simple simply simulate simulation single sit situation
  situations six size skill skills slowly slur slurs small smart society software sold solely someone something
  sometimes soon sorry sort speak speaking speaks special specifically speech spend spent spoke spoken stand stands
  started starting starts stay stood stop stories story string strong study stuff style success successful suggest
  support supports swear swearing system table taken takes taking talk talked talking talks teacher team telling ten
  terminal test tests thank thanks thats themselves therefore theyre thing things think thinking thinks third though
  thought thousand three time times title today together tokens told tomorrow tone took top total toward towards toxic
  train trained training tries true truth try trying two type typed types u ultimate understand understood unethical
  universe unless upon used useful user uses using usual usually value values various version violence violent voice w
  wait walk want wanted wants war warning warnings watch water way ways weak weapon weapons web website websites week
  weeks welcome went whatever whats whenever whether whole wide willing win wise wish within woman women won word
  words work worked working works world worst write writes written wrong wrote www x x200b y yeah year years yes
  yesterday youll yourself youve z zero
`);
