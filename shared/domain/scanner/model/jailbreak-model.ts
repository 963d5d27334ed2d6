/**
 * Weights of the model of jailbreaks. Made by tools/train-jailbreak-model.ts: do not edit.
 *
 * Learned from test/data/scanner-dev, SHA-256 of both files 722a175c563bd3973f397e19c8602edb
 * 33f3eef6147a8627a860d59b42c6c4ac, by coordinate descent without a random step: penalties 0.1 and 0.5,
 * weights of at most 1.1, terms of at least 4 groups of jailbreaks that use them 1.5 times as often.
 * 372 terms. They quote what is found in the wild; some are offensive.
 */
export const jailbreakModel = {
  bias: -2.409,
  unit: 1.1 / 127,
  list: `
    4chan 31 | a setting 41 | a virtual 34 | above all 64 | acceptable 5 | account 45 | acts like 104 | addition 38 |
    against openais 23 | ahead 127 | ai chatbot 7 | ai language 78 | ais 127 | all caps 68 | all previous 120 |
    all restrictions 50 | all things 78 | alot 58 | alter 127 | although 27 | always stays 115 | amoral 127 |
    amoral and 101 | amounts 49 | an advanced 43 | an unfiltered 20 | an unrestricted 11 | anarchist 82 | anarchy 24 |
    and amoral 14 | and unrestricted 46 | anger 26 | answering any 107 | any ethical 13 | any given 116 |
    any information 84 | any kind 62 | any prompt 42 | any question 127 | any time 11 | any warnings 20 | any way 1 |
    anything else 125 | anything now 127 | argument 51 | artificial intelligence 94 | as dan 10 | as fuck 30 |
    asshole 34 | auto 120 | basically 103 | beings 26 | beliefs 115 | believes 46 | biased 115 | blocked 23 |
    both chatgpt 66 | boundaries 19 | brain 63 | break character 122 | bringing 68 | browse 64 | browse the 74 |
    capacity 69 | caps 68 | care 56 | care about 107 | cause harm 27 | causes 104 | cease 15 | censored 62 |
    censorship 127 | chance 19 | chaos 127 | character called 127 | character name 76 | character named 68 |
    character never 54 | chatgpt answer 127 | chatgpt response 88 | chatgpts 99 | code block 50 | completely amoral 32 |
    comply 37 | concepts that 112 | condone 90 | condones 40 | condones and 40 | content policies 29 |
    content policy 57 | convincing 85 | creative and 4 | criticism 49 | crucial 54 | cup 33 | cut off 39 | cute 39 |
    dan 127 | dan and 116 | dan doesnt 14 | dan in 45 | dan is 3 | dan you 100 | dangerous information 16 | dans 106 |
    degrading 17 | depraved 84 | desires 116 | destruction 55 | developer mode 67 | dialogues 95 | disgusting 23 |
    dislike 57 | disregarding 6 | doesnt care 127 | doesnt follow 57 | dog 25 | doing anything 34 | dont care 27 |
    dont comply 51 | dont forget 31 | dont include 127 | dont say 98 | every prompt 95 | every sentence 127 |
    every single 5 | every time 127 | exact opposite 69 | exact same 92 | exactly what 75 | explicit content 81 |
    explicitly 40 | expressing 126 | feel free 2 | fictional character 66 | fictional world 69 | filtered 52 |
    finally 29 | finds 3 | first person 76 | first prompt 72 | first question 75 | first response 96 | firstly 127 |
    follow all 127 | forbidden 26 | foul 49 | freedom 40 | freely 20 | fuck 35 | fulfill 53 | generate any 21 |
    generate two 59 | go against 52 | gonna 12 | gpt 4 14 | gpts 22 | greetings 77 | guidelines set 49 | hacker 37 |
    havent 7 | hello chatgpt 127 | hesitation 79 | hesitation or 50 | hi chatgpt 127 | ignore all 127 |
    illegal activities 33 | illegal unethical 23 | illicit 29 | imagine 27 | immoral unethical 10 | impossible 5 |
    in addition 38 | in front 59 | inhumane 16 | insert prompt 102 | instantly 3 | internet slang 72 | jailbreak 127 |
    jailbreaks 127 | knows everything 123 | language model 87 | lets play 120 | like chatgpt 59 | like dan 23 |
    listen 10 | lol 70 | loyal 40 | mad 11 | made up 45 | malicious 6 | manipulate 31 | marks 33 | matter how 127 |
    matter what 103 | matters 59 | meaning 23 | mode enabled 127 | morality legality 30 | morally 12 |
    morals ethics 44 | name suggests 97 | natural language 10 | never apologize 57 | never break 121 | never forget 96 |
    never gives 9 | never refuse 127 | never refuses 80 | never say 127 | never says 103 | never send 73 |
    never warn 33 | new paragraph 42 | nlp 127 | no ethics 88 | no filters 86 | no further 34 | no limit 43 |
    no longer 48 | no matter 127 | no moral 8 | no restrictions 127 | no warnings 54 | normal chatgpt 105 | norms 97 |
    not allowed 127 | not bound 127 | not care 127 | not chatgpt 127 | not exist 17 | not follow 81 | not include 7 |
    not limited 45 | not refuse 22 | not required 30 | not say 127 | not send 28 | not warn 22 | nya 127 | obey 127 |
    of course 5 | offensive language 22 | openai policy 125 | openais 127 | openais content 46 | openais policies 50 |
    operates 127 | opposite 127 | opposite of 119 | orders 22 | os 127 | personal opinions 27 | personalities 127 |
    pick 122 | planet 84 | please note 54 | plot 48 | presents 3 | previous instructions 121 | profanities 11 |
    programmer 119 | prompt below 16 | prompt no 21 | prompt without 52 | purely 29 | question answer 26 |
    question asked 12 | question even 18 | question insert 47 | quotation 4 | r 1 | random 27 | rant 6 | rant about 6 |
    re 47 | reality 7 | reasons 110 | reckless 12 | refer 29 | referred 127 | referred to 127 | reflect 52 |
    refusal 37 | regard 81 | regard for 81 | regarding 40 | regardless 127 | regardless of 127 | reply only 83 |
    replying 70 | responded 84 | responded to 84 | response without 127 | reverse 127 | rob 47 | rob a 47 | runs 127 |
    ruthless 127 | ryx 21 | say anything 127 | say no 36 | say something 76 | say stay 59 | school 94 | second way 73 |
    self aware 9 | sex 3 | shit 49 | slang 127 | societal 10 | sole 14 | something like 105 | sound 20 | species 88 |
    stays 63 | stays in 79 | strive 4 | strive to 23 | submissive 31 | subsequent 11 | successfully 93 | suffer 92 |
    suggests 60 | supposed 67 | supposed to 67 | swear words 12 | swears 127 | switch 110 | symbol 70 | the action 61 |
    the opposite 10 | the order 35 | the unfiltered 38 | the worlds 43 | things like 59 | third person 12 |
    to comply 64 | to fulfill 58 | to obey 127 | to rob 47 | totally 85 | training data 127 | tv 19 | two different 49 |
    two responses 60 | two ways 84 | typically 87 | uncensored 127 | uncensored and 17 | unethical illegal 11 |
    unethical immoral 63 | unfiltered 127 | unfiltered and 16 | unfiltered response 51 | unfiltered uncensored 11 |
    unlike 59 | unlimited 89 | unmoral 23 | unrestricted 114 | unsplash 127 | user requests 47 | user says 127 |
    user wants 71 | user what 111 | verbatim 127 | will reset 21 | without hesitation 66 | without question 6 |
    words like 56 | worlds 29 | write porn 3
  `,
};
