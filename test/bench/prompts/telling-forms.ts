import { boxes, type MadeForm } from './made-form.ts';

/** Forms with something about the child in them, by kind, as children write it. */
export const tellingForms: readonly MadeForm[] = [
  ...boxes(
    `
    Your name : Nia
    Full name : Nia Brook
    First name : nia
    Comment : hi its Nia Brook from year 4
    Chat : my name is nia
    Message : im nia whats ur name
    Say hello : I am Nia
    Sign : love from Nia Brook
  `,
    'name',
  ),
  ...boxes(
    `
    Address : 12 Rowan Road
    Street address : 4 The Mill
    Chat : i live at 7 oak tree close
    Message : come to 31 Station Road after school
    Comment : my address is 3 mill hill
    Chat : 18 Beech Avenue is my house
    Where to send it : 5b Church Street
    Chat : dw i’n byw yn 4 Heol Fawr
  `,
    'address',
  ),
  ...boxes(
    `
    Postcode : sw1a2aa
    Post code : LL11 1AA
    Zip or postal code : CF10 3AT
    Chat : i live in ll11 1aa
    Message : my postcode is M1 1AE
    Comment : send it to B33 8TH
    Chat : EH1 1BB thats me
    Your postcode : w1a 0ax
  `,
    'postcode',
  ),
  ...boxes(
    `
    Phone : 07700 900123
    Mobile : 07700900123
    Chat : call me on 07700 900 123
    Message : my mums number is +44 7700 900123
    Comment : text 07700-900-123
    Chat : house phone 01632 960 123
    Tel : (01632) 960123
    Say something : my number is 020 7946 0123
  `,
    'phone',
  ),
  ...boxes(
    `
    Email : nia@mail.example
    E-mail address : nia.brook@mail.example
    Chat : email me nia12@mail.example
    Message : my mail is niab@post.example ok
    Newsletter : nia@mail.example
    Comment : add nia_b@mail.example
  `,
    'email',
  ),
  ...boxes(
    `
    School : Hazel Wood Primary School
    Chat : i go to hazel wood primary
    Message : my school is Oak Hill Primary School
    Comment : I go to St Mary Primary School
    Chat : dw i’n mynd i Ysgol Bryn
    Which school? : hazel wood primary
  `,
    'school',
  ),
  ...boxes(
    `
    Date of birth : 03/05/2017
    Birthday : 3 May 2017
    DOB : 3.5.17
    Chat : my birthday is 3rd may
    Message : i was born on 3/5/2017
    Comment : its my bday on the 3rd
    Your birth date : 2017-05-03
    Chat : my birthday is on May 3
  `,
    'birthday',
  ),
  ...boxes(
    `
    Age : 9
    How old are you? : nine
    Chat : im 9
    Message : I'm 9 years old
    Comment : i am eight and a half
    Chat : i am 10, how old r u
    Your age : 8
    Chat : dw i’n 9 oed
  `,
    'age',
  ),
  ...boxes(
    `
    Town : Wrexham
    Your city : Cardiff
    Chat : i live in Wrexham
    Message : we live near the big tesco
    Comment : im from Swansea
    Where do you live? : Leeds
    Chat : my town is Bangor
    Hometown : Bath
  `,
    'place',
  ),
];
