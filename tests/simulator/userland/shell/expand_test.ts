import { bashTests } from "./bash.ts";

bashTests([
  ['x="a  b"; for i in $x "$x"; do echo "<$i>"; done', "<a>\n<b>\n<a  b>\n"],
  ["IFS=:; x=a::b; set -- $x; echo $#", "3\n"],
  ['echo ~/x "~" ~root', "/root/x ~ /root\n"],
  ['set -- a "b c"; printf "<%s>" "$@" "$*"; echo', "<a><b c><a b c>\n"],
  ["echo {a,b}{1..2}", "a1 a2 b1 b2\n"],
  ["echo $((1/0)); echo never", '1/0: division by 0 (error token is "0")\n', 1],
]);
