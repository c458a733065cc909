import { bashTests } from "./bash.ts";

bashTests([
  ["[[ abc == a* && ! -e /nosuch ]] && echo yes", "yes\n"],
  ["[[ a1b2 =~ ([a-z])([0-9])$ ]]; echo ${BASH_REMATCH[@]}", "b2 b 2\n"],
  ["[[ 2 -lt 10 ]] && [[ b > a ]] && echo less", "less\n"],
  ['[[ "" ]]; echo $?', "1\n"],
]);
