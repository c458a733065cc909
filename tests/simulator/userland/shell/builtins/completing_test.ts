import { bashTests } from "../bash.ts";

bashTests([
  [
    "complete -W 'a b' foo; complete -o nospace -F f bar; complete -p foo bar",
    "complete -W 'a b' foo\ncomplete -o nospace -F f bar\n",
  ],
  ["complete -d cd; complete -r cd; complete -p cd", "complete: cd: no completion specification\n", 1],
  ["compgen -W 'apple banana' a", "apple\n"],
  ["compgen -W apple z", "", 1],
  ["compgen -o x", "compgen: x: invalid option name\n", 2],
  ["compgen -A x", "compgen: x: invalid action name\n", 2],
  ["compopt -o nospace", "compopt: not currently executing completion function\n", 1],
  ["complete -W x x; compopt -o nospace x; complete -p x", "complete -o nospace -W 'x' x\n"],
]);
