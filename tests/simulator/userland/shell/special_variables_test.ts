import { bashTests } from "./bash.ts";

bashTests([
  ["SECONDS=5; sleep 2; echo $SECONDS", "7\n"],
  ["f() { echo ${FUNCNAME[0]} $LINENO; }; f", "f 1\n"],
  ["[ $RANDOM -lt 32768 ] && echo ok", "ok\n"],
]);
