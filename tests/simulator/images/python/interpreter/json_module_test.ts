import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "import json\nprint(json.dumps({'a': [1, 2.5, None, True], 'b': {}}), json.loads('{\"x\": [1, \"y\"]}'))",
    "{\"a\": [1, 2.5, null, true], \"b\": {}} {'x': [1, 'y']}\n",
  ],
  [
    "import json\nprint(json.dumps({'b': 1, 'a': [1]}, indent=2, sort_keys=True))",
    '{\n  "a": [\n    1\n  ],\n  "b": 1\n}\n',
  ],
]);

testFailures([
  [
    "import json\njson.loads('{bad')",
    "json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
  ],
  ["import json\njson.dumps({1})", "TypeError: Object of type set is not JSON serializable"],
]);
