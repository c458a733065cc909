import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "print(f'{3.14159:.2f}|{42:>5}|{42:<5}|{42:^6}|{42:05}|{1234567:,}|{255:x}|{0.5:.0%}|{2.5:.0f}|{1e10:g}')",
    "3.14|   42|42   |  42  |00042|1,234,567|ff|50%|2|1e+10\n",
  ],
  ["print('%5.1f|%-4s|%+d|%x' % (2.25, 'a', 3, 255))", "  2.2|a   |+3|ff\n"],
]);

testFailures([
  ["f'{1:s}'", "ValueError: Unknown format code 's' for object of type 'int'"],
]);
