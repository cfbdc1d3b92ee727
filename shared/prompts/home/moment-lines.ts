import type { Moment } from '../moments.ts';

type Lines = Readonly<Record<Moment, string>>;

/** What a moment is about and its question, in a line that fits all of its prompts. In English: */
export const momentLinesInEnglish: Lines = {
  'unknown-site': 'Nobody at school knows this site. Do you need it?',
  'look-alike': 'This site only looks like another one. Is it the real one?',
  download: 'This is a file. Do you know what is in it?',
  'pop-up': 'Another site opened this window. Did you ask for it?',
  permission: 'The page wants something from this computer. Does it need it?',
  'sign-up': 'This page wants you to make an account. Has a grown-up said yes?',
  'detail-typed': 'You are writing something about yourself. Does this page need to know?',
  'detail-sent': 'You are about to send something about yourself. Is it safe?',
  'image-search': 'Pictures can show anything. What are you looking for?',
  advert: 'This is an advert. Is it what you were looking for?',
  'stranger-call': 'There may be people here whom you do not know. Do you know who it is?',
  'ai-answer': 'A machine answers here. It can be wrong. How can you check?',
  break: 'You have been here for a long time. Would a break be good?',
  'unkind-words': 'These words may hurt. How would you feel if you read them?',
};

const polish: Lines = {
  'unknown-site': 'Nikt w szkole nie zna tej strony. Czy jest ci potrzebna?',
  'look-alike': 'Ta strona tylko udaje inną. Czy to na pewno ta prawdziwa?',
  download: 'To jest plik. Czy wiesz, co w nim jest?',
  'pop-up': 'To okno otworzyła inna strona. Czy na pewno je chcesz?',
  permission: 'Strona chce czegoś od tego komputera. Czy naprawdę tego potrzebuje?',
  'sign-up': 'Ta strona chce, żeby założyć konto. Czy dorosły się zgodził?',
  'detail-typed': 'Piszesz coś o sobie. Czy ta strona musi to wiedzieć?',
  'detail-sent': 'Zaraz wyślesz coś o sobie. Czy to bezpieczne?',
  'image-search': 'Zdjęcia mogą pokazać wszystko. Czego szukasz?',
  advert: 'To jest reklama. Czy tego szukasz?',
  'stranger-call': 'Mogą tu być ludzie, których nie znasz. Czy wiesz, kto to jest?',
  'ai-answer': 'Tu odpowiada maszyna. Może się mylić. Jak to sprawdzisz?',
  break: 'Długo już tu jesteś. Może czas na przerwę?',
  'unkind-words': 'Te słowa mogą sprawić przykrość. Co ktoś poczuje, kiedy je przeczyta?',
};

const romanian: Lines = {
  'unknown-site': 'Nimeni de la școală nu cunoaște acest site. Ai nevoie de el?',
  'look-alike': 'Acest site doar seamănă cu altul. Este cel adevărat?',
  download: 'Acesta este un fișier. Știi ce conține?',
  'pop-up': 'Alt site a deschis această fereastră. Ai cerut-o tu?',
  permission: 'Pagina vrea ceva de la acest calculator. Chiar are nevoie?',
  'sign-up': 'Această pagină vrea să îți faci un cont. A spus un adult că poți?',
  'detail-typed': 'Scrii ceva despre tine. Trebuie să știe pagina aceasta?',
  'detail-sent': 'Urmează să trimiți ceva despre tine. Este sigur?',
  'image-search': 'Imaginile pot arăta orice. Ce cauți?',
  advert: 'Aceasta este o reclamă. Asta căutai?',
  'stranger-call': 'Aici pot fi oameni pe care nu îi cunoști. Știi cine este?',
  'ai-answer': 'Aici răspunde o mașină. Poate greși. Cum poți verifica?',
  break: 'Ești aici de mult timp. Ce-ar fi să iei o pauză?',
  'unkind-words': 'Aceste cuvinte pot răni. Cum te-ai simți dacă le-ai citi?',
};

const portuguese: Lines = {
  'unknown-site': 'Ninguém na escola conhece este site. Precisas dele?',
  'look-alike': 'Este site só se parece com outro. É o verdadeiro?',
  download: 'Isto é um ficheiro. Sabes o que tem dentro?',
  'pop-up': 'Outro site abriu esta janela. Foste tu que pediste?',
  permission: 'A página quer algo deste computador. Precisa mesmo disso?',
  'sign-up': 'Esta página quer que cries uma conta. Um adulto disse que sim?',
  'detail-typed': 'Estás a escrever algo sobre ti. Esta página precisa de saber?',
  'detail-sent': 'Vais enviar algo sobre ti. É seguro?',
  'image-search': 'As imagens podem mostrar qualquer coisa. O que procuras?',
  advert: 'Isto é um anúncio. Era o que procuravas?',
  'stranger-call': 'Aqui pode haver pessoas que não conheces. Sabes quem é?',
  'ai-answer': 'Aqui responde uma máquina. Pode enganar-se. Como podes confirmar?',
  break: 'Já estás aqui há muito tempo. Que tal uma pausa?',
  'unkind-words': 'Estas palavras podem magoar. Como te sentirias se as lesses?',
};

const spanish: Lines = {
  'unknown-site': 'Nadie en el colegio conoce este sitio. ¿Lo necesitas?',
  'look-alike': 'Este sitio solo se parece a otro. ¿Es el verdadero?',
  download: 'Esto es un archivo. ¿Sabes lo que hay dentro?',
  'pop-up': 'Otro sitio ha abierto esta ventana. ¿La has pedido tú?',
  permission: 'La página quiere algo de este ordenador. ¿De verdad lo necesita?',
  'sign-up': 'Esta página quiere que crees una cuenta. ¿Ha dicho que sí un adulto?',
  'detail-typed': 'Estás escribiendo algo sobre ti. ¿Esta página necesita saberlo?',
  'detail-sent': 'Vas a enviar algo sobre ti. ¿Es seguro?',
  'image-search': 'Las imágenes pueden mostrar cualquier cosa. ¿Qué buscas?',
  advert: 'Esto es un anuncio. ¿Es lo que buscabas?',
  'stranger-call': 'Aquí puede haber gente que no conoces. ¿Sabes quién es?',
  'ai-answer': 'Aquí responde una máquina. Puede equivocarse. ¿Cómo lo puedes comprobar?',
  break: 'Llevas mucho tiempo aquí. ¿Te vendría bien un descanso?',
  'unkind-words': 'Estas palabras pueden hacer daño. ¿Cómo te sentirías si las leyeras?',
};

/** Those of the home languages that we could write; the others wait for somebody who speaks them. */
export const momentLines: Readonly<Record<string, Lines>> = {
  pl: polish,
  ro: romanian,
  pt: portuguese,
  es: spanish,
};
