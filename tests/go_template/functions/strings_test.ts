import { checkFunctions } from "./check_functions.ts";

/** An expression, and the type and text that Helm 4.2.3 gives it. The values are in check_functions.ts. */
const CASES: [expression: string, value: string][] = [
  [
    'trim "  a b "',
    "string a b",
  ],
  [
    'trimAll "-" "--a--"',
    "string a",
  ],
  [
    'trimSuffix "-x" "a-x"',
    "string a",
  ],
  [
    'trimPrefix "a-" "a-x"',
    "string x",
  ],
  [
    'upper "abc"',
    "string ABC",
  ],
  [
    'lower "ABC"',
    "string abc",
  ],
  [
    'title "hello world foo-bar it\'s"',
    "string Hello World Foo-Bar It'S",
  ],
  [
    'untitle "Hello World"',
    "string hello world",
  ],
  [
    'repeat 3 "ab"',
    "string ababab",
  ],
  [
    'substr 1 3 "hello"',
    "string el",
  ],
  [
    'substr 2 -1 "hello"',
    "string llo",
  ],
  [
    'substr -1 3 "hello"',
    "string hel",
  ],
  [
    'trunc 3 "hello"',
    "string hel",
  ],
  [
    'trunc -3 "hello"',
    "string llo",
  ],
  [
    'trunc 9 "hello"',
    "string hello",
  ],
  [
    'nospace "a b  c"',
    "string abc",
  ],
  [
    'initials "First Try"',
    "string FT",
  ],
  [
    'contains "ell" "hello"',
    "bool true",
  ],
  [
    'hasPrefix "he" "hello"',
    "bool true",
  ],
  [
    'hasSuffix "lo" "hello"',
    "bool true",
  ],
  [
    'quote "a" 1 nil true',
    'string "a" "1" "true"',
  ],
  [
    'squote "a" 1 nil',
    "string 'a' '1'",
  ],
  [
    'cat "a" 1 nil "b"',
    "string a 1 b",
  ],
  [
    'indent 2 "a\\nb"',
    "string   a\n  b",
  ],
  [
    'nindent 2 "a\\nb"',
    "string \n  a\n  b",
  ],
  [
    'replace "a" "b" "banana"',
    "string bbnbnb",
  ],
  [
    'plural "one" "many" 1',
    "string one",
  ],
  [
    'plural "one" "many" 2',
    "string many",
  ],
  [
    'snakecase "FirstName"',
    "string first_name",
  ],
  [
    'snakecase "HTTPServer"',
    "string http_server",
  ],
  [
    'camelcase "http_server"',
    "string HttpServer",
  ],
  [
    'camelcase "foo-bar baz"',
    "string FooBarBaz",
  ],
  [
    'kebabcase "FirstName"',
    "string first-name",
  ],
  [
    'swapcase "aB cD"',
    "string Ab Cd",
  ],
  [
    'abbrev 5 "hello world"',
    "string he...",
  ],
  [
    'abbrevboth 5 10 "1234 5678 9123"',
    "string ...5678...",
  ],
  [
    'wrap 5 "hello world foo"',
    "string hello\nworld\nfoo",
  ],
  [
    'wrapWith 5 "|" "Hello World"',
    "string Hello|World",
  ],
  [
    'split "," "a,b,c"',
    "map[string]string map[_0:a _1:b _2:c]",
  ],
  [
    'splitn "," 2 "a,b,c"',
    "map[string]string map[_0:a _1:b,c]",
  ],
  [
    'splitList "," "a,b,c"',
    "[]string [a b c]",
  ],
  [
    'splitList "" "abc"',
    "[]string [a b c]",
  ],
  [
    "hello",
    "string Hello!",
  ],
];

checkFunctions("strings", CASES);
