import { testScripts } from "./run_script.ts";

testScripts([
  [
    "d = {1: 'a', 1.0: 'b', True: 'c', (1, 2): 'd', '1': 'e'}\nprint(d, len({1, 1.0, '1'}))",
    "{1: 'c', (1, 2): 'd', '1': 'e'} 2\n",
  ],
]);
