/**
 * Domains whose addresses anybody can have for the asking. None of them would ever show our TXT record; that they are
 * refused at once saves whoever enters their private address from waiting for it.
 */
const mailProviders: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.es outlook.jp hotmail.com hotmail.co.uk hotmail.de
  hotmail.fr hotmail.it hotmail.es live.com live.co.uk live.nl live.fr msn.com passport.com yahoo.com yahoo.co.uk yahoo.co.in
  yahoo.co.jp yahoo.de yahoo.fr yahoo.it yahoo.es yahoo.ca ymail.com rocketmail.com aol.com aim.com icloud.com me.com mac.com
  proton.me protonmail.com pm.me tutanota.com tuta.io tuta.com gmx.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de
  freenet.de mail.com email.com zoho.com zohomail.com fastmail.com fastmail.fm hey.com hushmail.com mailbox.org posteo.de
  runbox.com yandex.com yandex.ru ya.ru mail.ru bk.ru inbox.ru list.ru rambler.ru qq.com foxmail.com 163.com 126.com yeah.net
  sina.com sohu.com naver.com daum.net hanmail.net rediffmail.com orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it
  virgilio.it tiscali.it uol.com.br bol.com.br terra.com.br comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net
  btinternet.com sky.com virginmedia.com talktalk.net bigpond.com optusnet.com.au shaw.ca rogers.com sympatico.ca seznam.cz
  wp.pl o2.pl onet.pl interia.pl abv.bg ukr.net mailinator.com guerrillamail.com 10minutemail.com temp-mail.org yopmail.com
  duck.com mozmail.com simplelogin.com`.split(/\s+/),
);

export const isMailProvider = (domain: string): boolean => mailProviders.has(domain);
