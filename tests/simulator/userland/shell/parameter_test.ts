import { bashTests } from "./bash.ts";

bashTests([
  ["x=hello.tar.gz; echo ${x%%.*} ${x#*.} ${#x}", "hello tar.gz 12\n"],
  ["x=banana; echo ${x//a/o} ${x/#b/B} ${x^^} ${x:1:3} ${x: -2}", "bonono Banana BANANA ana na\n"],
  ["echo ${x:-a b} ${x:+c} ${x=set} $x", "a b set set\n"],
  ["echo ${x?gone}; echo never", "x: gone\n", 127],
  ["set -u; echo $nosuch", "nosuch: unbound variable\n", 127],
  ["n=x; x=5; echo ${!n} ${!n@}", "5 n\n"],
  ['x="it\'s"; echo ${x@Q}', "'it'\\''s'\n"],
]);
