import { testFailures } from "./run_script.ts";

testFailures([
  ["count = 1\nprint(cuont)", "NameError: name 'cuont' is not defined. Did you mean: 'count'?"],
  ["print(json.dumps(1))", "NameError: name 'json' is not defined. Did you forget to import 'json'?"],
]);
