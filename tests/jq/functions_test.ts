import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    ["length", "[1,2]", "2"],
    ["[.[] | length]", '[[1],"aé",{"a":1},null,-5]', "[1,2,1,0,5]"],
    ["tonumber, tostring", '"12"', '12 "12"'],
    ["tonumber", '"1x"', "error: Invalid numeric literal at EOF at line 1, column 2 (while parsing '1x')"],
    [
      "sort_by(.a, .b)",
      '[{"a":2,"b":1},{"a":1,"b":2},{"a":1,"b":1}]',
      '[{"a":1,"b":1},{"a":1,"b":2},{"a":2,"b":1}]',
    ],
    ["group_by(.a)", '[{"a":2},{"a":1},{"a":2}]', '[[{"a":1}],[{"a":2},{"a":2}]]'],
    ["unique, unique_by(length)", '["b","a","bb","a"]', '["a","b","bb"] ["b","bb"]'],
    ["min, max, min_by(-.), max_by(-.)", "[3,1,2]", "1 3 3 1"],
    ["flatten, flatten(1)", "[1,[2,[3]]]", "[1,2,3] [1,2,[3]]"],
    ["[range(5)], [range(0; 10; 4)], [range(3; 0; -1)]", "null", "[0,1,2,3,4] [0,4,8] [3,2,1]"],
    ["[limit(2; .[])], first(.[]), [.[] | select(. > 1)]", "[1,2,3]", "[1,2] 1 [2,3]"],
    ["[.[] | until(. > 9; . * 2)]", "[1,3]", "[16,12]"],
    ['contains("b"), inside("abc")', '"abc"', "true true"],
    ["contains({a: [1]})", '{"a":[1,2],"b":3}', "true"],
    ['split(","), join("-")?', '"a,b"', '["a","b"]'],
    ['join("-")', '["a",1,null,true]', '"a-1--true"'],
    ['ltrimstr("a"), rtrimstr("c"), startswith("a"), endswith("a")', '"abc"', '"bc" "ab" true false'],
    ["startswith(1)", '"abc"', "error: startswith() requires string inputs"],
    ["from_entries", '[{"key":"a","value":1},{"name":"b","value":2},{"k":"c","v":3}]', '{"a":1,"b":2,"c":3}'],
    ['indices(","), indices("")', '"a,b,c"', "[1,3] null"],
    ["explode | implode", '"aé😀"', '"aé😀"'],
    ["input", "null", "error: No more inputs"],
    ["[inputs]", "null", "[]"],
    ["fromjson, (tojson | fromjson)", '"[1,{\\"a\\":2}]"', '[1,{"a":2}] "[1,{\\"a\\":2}]"'],
    ["fromjson", '"{"', "error: Invalid JSON (while parsing '{')"],
    ["error(null)", "null", "error: (not a string): null"],
    ["floor, ceil, sqrt, pow(.; 2)", "2.25", "2 3 1.5 5.0625"],
    ["input_filename, input_line_number", "null", '"file.json" 7'],
    ["debug", "1", 'stderr ["DEBUG:",1] 1'],
    ["reverse", '"abc"', '"cba"'],
    ['splits("a")', "1", "error: number (1) cannot be matched, as it is not a string"],
    ["sort", '{"a":1}', 'error: object ({"a":1}) cannot be sorted, as it is not an array'],
    ["implode", '"a"', "error: implode input must be an array"],
  ] as const
) Deno.test(`jq functions: ${program}`, () => assert.equal(runJq(program, input), expected));
