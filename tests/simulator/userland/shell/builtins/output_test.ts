import { bashTests } from "../bash.ts";

bashTests([
  ["echo -e 'a\\tb\\c' x; echo -n y", "a\tby"],
  ["printf '%s-%03d\\n' a 1 b 2", "a-001\nb-002\n"],
  ["printf '%d\\n' x", "0\nprintf: x: invalid number\n", 1],
  ["printf -v v %x 255; echo $v", "ff\n"],
]);
