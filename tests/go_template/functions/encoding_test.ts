import { checkFunctions } from "./check_functions.ts";

/** An expression, and the type and text that Helm 4.2.3 gives it. The values are in check_functions.ts. */
const CASES: [expression: string, value: string][] = [
  [
    'b64enc "hello"',
    "string aGVsbG8=",
  ],
  [
    'b64dec "aGVsbG8="',
    "string hello",
  ],
  [
    'b64dec "!!!"',
    "string illegal base64 data at input byte 0",
  ],
  [
    'b32enc "hello"',
    "string NBSWY3DP",
  ],
  [
    'b32dec "NBSWY3DP"',
    "string hello",
  ],
  [
    "toJson .Values.m",
    'string {"w":{"z":"deep"},"x":1}',
  ],
  [
    'toJson "<a&b>"',
    'string "\\u003ca\\u0026b\\u003e"',
  ],
  [
    'toRawJson "<a&b>"',
    'string "<a&b>"',
  ],
  [
    "toPrettyJson .Values.m",
    'string {\n  "w": {\n    "z": "deep"\n  },\n  "x": 1\n}',
  ],
  [
    "toJson 1.0",
    "string 1",
  ],
  [
    "toJson .Values.big",
    "string 10000000",
  ],
  [
    'fromJson "{\\"a\\": 1}"',
    "map[string]interface {} map[a:1]",
  ],
  [
    'fromJsonArray "[1, \\"a\\"]"',
    "[]interface {} [1 a]",
  ],
  [
    'fromJson "[1]"',
    "map[string]interface {} map[Error:json: cannot unmarshal array into Go value of type map[string]interface {}]",
  ],
  [
    "toYaml .Values.m",
    "string w:\n  z: deep\nx: 1",
  ],
  [
    "toYaml .Values.l",
    "string - b\n- a\n- 3",
  ],
  [
    'toYaml "a: b"',
    "string 'a: b'",
  ],
  [
    'toYamlPretty (dict "a" (list 1 2))',
    "string a:\n  - 1\n  - 2",
  ],
  [
    'fromYaml "a: 1\\nb: [x]"',
    "map[string]interface {} map[a:1 b:[x]]",
  ],
  [
    'fromYamlArray "[1, 2]"',
    "[]interface {} [1 2]",
  ],
  [
    'fromYaml "a: b: c"',
    "map[string]interface {} map[Error:error converting YAML to JSON: yaml: mapping values are not allowed in this context]",
  ],
  [
    'fromYaml "[1]"',
    "map[string]interface {} map[Error:error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}]",
  ],
];

checkFunctions("encoding", CASES);
