import { bashTests } from "../bash.ts";

bashTests([
  ['read a b <<< "1 2 3"; echo "$a|$b"', "1|2 3\n"],
  ['IFS=: read -r -a x <<< "p:q r"; echo ${#x[@]} "${x[1]}"', "2 q r\n"],
  ["read -n 2 x <<< abc; echo $x; read x < /dev/null; echo $?", "ab\n1\n"],
  ["mapfile -t a <<< $'x\\ny'; echo ${#a[@]} ${a[1]}", "2 y\n"],
]);
