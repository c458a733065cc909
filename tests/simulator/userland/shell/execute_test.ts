import { bashTests } from "./bash.ts";

bashTests([
  ["false | true; echo $? ${PIPESTATUS[@]}", "0 1 0\n"],
  ["set -o pipefail; false | true; echo $?", "1\n"],
  ["set -e; false || echo saved; false; echo never", "saved\n", 1],
  ["! true; echo $?", "1\n"],
  ["yes | head -n 2", "y\ny\n"],
]);
