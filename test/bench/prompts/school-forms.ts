import { boxes, searches, signIns, type MadeForm } from './made-form.ts';

const searching = searches(`
  the web : how old is Earth
  books : 10 Downing Street
  maps : SW1A 1AA
  maps : Cardiff Castle
  pictures : rivers in Wales
  videos : who lives in a burrow
  the web : 221B Baker Street
  the web : phone number of the Tower of London
  the web : when was Queen Victoria born
  this site : Nia
  the web : Brook
  encyclopaedia : 15 August 1769
  library : Roald Dahl
  words : synonyms for happy
  the web : what is 0800
  the web : museum in Bath
  maps : 12 Rowan Road
  the web : how tall is a giraffe
  pictures : castle
  animals : newt
  the web : Hazel Wood Primary
  the web : info@museum.example
`);

const sums = boxes(`
  3 + 4 = : 7
  What is 6 × 9? : 54
  Pi to 11 places : 3.14159265358
  Count up from nought : 0123456789
  Count : 1 2 3 4 5 6 7 8 9 10 11 12
  1000 × 1000 : 1000000
  Write in figures : 07007007007
  What is 10% of 450? : 45
  How many metres? : 12 metres
  Answer : 9
  Equation for y : E4 5NP
  Grid reference : SU 123 456
  Grid square : B4
  Which column? : AB12
  Time : 12:45
  Perimeter : 24 cm
  Half of 18 : 9
  What comes next? : 10, 20, 30, 40, 50
  Work : I am 5 away from the answer
  Explain : I am 8 out of 10 sure
  How far? : 5 miles along the road
  How many cars? : 12 red cars on the street
  Explain : 3 people walk down the lane
  Explain : 20 mph on the road
  Coordinates : (4, 7)
  Money : £12.50
  Fraction : 3/4
  Day and month : 4/5
  The date today : 12/03/2026
  Write the year : 1066
  Ages : Tom is 9 years old and Amy is 7
  How old is Tom? : 9
  How old is the tree? : 12
  Age of the castle : 900
  Sam’s age in the story : 8
  Her age now : 11
  Big number : 44 7700 123
  Divide : 01234 ÷ 2
  Decimal : 0.12345678901
  Subtract : 7 - 12
`);

const spelling = boxes(`
  Spell the word : pneumonia
  Spell the word : necessary
  Spelling 1 : address
  Spelling 2 : birthday
  Spelling 3 : school
  Spelling 4 : street
  Spelling 5 : family
  Write the word : brook
  A small river is a : brook
  A girl’s name with three letters : Nia
  Plural of lady : ladies
  Opposite of hot : cold
  Put it in a sentence : The ugly duckling swam away.
  Put it in a sentence : My friend is kind.
  Put it in a sentence : The lion lives in Africa.
  Verb : I am running
  Sentence with am : I am happy to see the sea.
  Sentence with four : I have four pencils.
  Finish: I am : I am seven times bigger than an ant.
  Finish: my house is : My house is made of straw, said the pig.
  Rhymes with road : toad
  Adjective : stupid
  Opposite of clever : stupid
  A homophone : their
  Past tense : I was born in the sentence is passive.
  Capital letters : London, Paris, Rome
  A proper noun : Wrexham
  Name a city : Cardiff
  Contraction of I am : I’m
  Compound word : crossroad
`);

const quizzes = boxes(`
  Who lived at this address? : The Prime Minister lives at 10 Downing Street
  Where did Sherlock Holmes live? : 221B Baker Street
  Where did the fire begin? : Pudding Lane
  Where does the bear live? : 32 Windsor Gardens
  When was Napoleon born? : Napoleon was born on 15 August 1769
  When was the Queen born? : She was born on 21 April 1926
  Battle : 14 October 1066
  Who am I? : I am an egg
  Who am I? I live in : I live in a burrow
  Who am I? I live in : I live in water
  Role play : I live in Ancient Rome and I eat bread
  Role play : I am a Viking
  Role play : I am from Sparta
  Role play : I am from space
  Character’s name : Nia
  Name of the character : Harry Potter
  Name the planet : Mars
  Name an animal : rabbit
  Team name : Nia’s Ninjas
  Pet name : Biscuit
  Country name : Wales
  King’s name : Henry
  Name of the river : Brook
  Author name : Roald Dahl
  Quiz code : CH4 7QX
  Room code : AB12 3CD
  Game PIN : 482 913 77
  Join code : SE12 3AB
  ISBN : 978 0 14 036123 4
  Which street is in the story? : Coronation Street
  The address of Harry : 4 Privet Drive
  What is a postcode? : It helps the post find a house
  What is an address? : It says where a house is
  Is this safe? : No, do not tell people your phone number
  What should you keep private? : My name, my address and my birthday
  Online safety : never give your school name
  What is your favourite animal? : Rabbits because they are soft
  Favourite colour : green
  Favourite number : 9
  How do you feel? : I am happy
  How many legs? : 8
  Capital of France : Paris
  Which city has the Colosseum? : Rome
  Where do penguins live? : Antarctica
  Where do the Vikings come from? : Norway
  Hottest continent : Africa
  Oldest person in the story : 12
  Score : 9 out of 10
  Vote : B
  True or false : true
  What would you do? : I would ask my teacher
  Explain why : because plants need light
  Which king? : Henry the Eighth
  The Great Fire : It began on 2 September 1666
  First on the Moon : 20 July 1969
  Roman numerals : XII
  Music : 4 beats in a bar
  Science : I think 3 will float
  Prediction : I think it is 12 degrees
  What happened on 5 November? : Gunpowder plot
`);

const writing = boxes(`
  Write your story : Once upon a time there were three bears who lived in a wood.
  Write your story : The boy was nine years old and he had a dragon.
  Write your story : “I am four hundred years old,” said the tortoise.
  Write your story : There was an old house at the end of the lane.
  Diary of a Roman : Today we marched along the road to Londinium.
  Letter to the Queen : Dear Queen, thank you for the lovely day.
  Describe the place : The hill was green and the park was full of people.
  Instructions : Go 3 steps, turn left and cross the road.
  Directions : Walk 200 metres along the street and turn right
  Recount : On Monday 3 May we went to the museum.
  Recount : We went to the seaside on 14 June.
  Poem : Roses are red, violets are blue
  Review : I liked the book because the fox was funny.
  Report : Hedgehogs are born in June and live for 5 years.
  Comment : Good work, I like your picture.
  Comment : You are not stupid, you are clever!
  Comment : This book is rubbish but I like it.
  Play script : WOLF: I am going to eat you!
  Play script : GIANT: I am hungry.
  Facts : A blue whale is 30 metres long.
  Facts : 7 people out of 10 walk to school.
  Diary : I went to school and we had art.
  Diary : It was my birthday party and we had cake.
  Notes : bring pencils on Friday
  Caption : The knights in the castle
  Speech bubble : Help, shut the door!
  Title : The House at the End of the Street
  Title : Ten Green Bottles
  Email to a character : Dear Dragon, please stop.
  Advert you made : Call the dragon today!
`);

const computing = boxes(`
  Repeat how often? : 12
  Variable : age
  Move : 90 steps
  Broadcast : message1
  Password made of words : red fox jumps
  Name this sprite : Cat
  File name : nia-rivers
  Project name : Nia’s game
  Display name : Fox12
  Screen name : OwlFan
  Web address : https://museum.example/kids
  IP address : 192.168.1.20
  Email an owl could have : owl@wood.example
  Colour : #ff8800
  Code : if age > 9 then
  Version : 1.0.12
  Serial : AB12 3CDE
  Licence key : E1 2AB
  Loop from : 0
  Say : Hello!
`);

const signing = signIns(`
  User name : nia.brook
  Email : nia@hazelwood.example
  School email : n.brook@hazelwood.example
  Class code : OWLS4
  User name : hedgehog12
  Email : pupil7@school.example
  Username or email : nia@mail.example
  Login : nbrook
  User : 4hb-07
  Email address : reading@hazelwood.example
`);

/** Forms of school-like sites with nothing about the child in them. */
export const schoolForms: readonly MadeForm[] = [
  ...searching,
  ...sums,
  ...spelling,
  ...quizzes,
  ...writing,
  ...computing,
  ...signing,
];
