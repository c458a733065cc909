import assert from "node:assert/strict";
import { runJq } from "./run_jq.ts";

for (
  const [program, input, expected] of [
    ["map(. + 1)", "[1,2]", "[2,3]"],
    ["map_values(empty)", '{"a":1}', "{}"],
    ["recurse(if . < 3 then . + 1 else empty end)", "1", "1 2 3"],
    ["del(.a, .b[0])", '{"a":1,"b":[1,2]}', '{"b":[2]}'],
    ["[paths]", '{"a":[1]}', '[["a"],["a",0]]'],
    ["to_entries", '{"a":1}', '[{"key":"a","value":1}]'],
    ["with_entries(.value += 1)", '{"a":1}', '{"a":2}'],
    ['walk(if type == "number" then -. else . end)', '[1,{"a":2}]', '[-1,{"a":-2}]'],
    ["[while(. < 10; . * 2)]", "1", "[1,2,4,8]"],
    ["any, all", "[true,false]", "true false"],
    ["[nth(2; range(9))]", "null", "[2]"],
    ["[combinations]", "[[1,2],[3,4]]", "[[1,3],[1,4],[2,3],[2,4]]"],
    ["transpose", "[[1,2],[3]]", "[[1,3],[2,null]]"],
    ["ascii_downcase, ascii_upcase", '"aBc"', '"abc" "ABC"'],
    ['[splits(", *")]', '"a,b, c"', '["a","b","c"]'],
    ['gsub("(?<x>[a-z])"; "<\\(.x)>")', '"ab1"', '"<a><b>1"'],
    ["[tostream]", '{"a":[1]}', '[[["a",0],1],[["a",0]],[["a"]]]'],
    ["INDEX(.id)", '[{"id":1}]', '{"1":{"id":1}}'],
    ['index(","), rindex(",")', '"a,b,c"', "1 3"],
  ] as const
) Deno.test(`jq definitions: ${program}`, () => assert.equal(runJq(program, input), expected));
