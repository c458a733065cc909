import { bashTests } from "./bash.ts";

bashTests([
  ["TIMEFORMAT=%1R; time sleep 2", "2.0\n"],
]);
