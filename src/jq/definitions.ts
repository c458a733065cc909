/** Functions that are written in jq itself. */
import { parseProgram } from "./parse.ts";
import type { Expression } from "./syntax.ts";

const SOURCES = [
  "def map(f): [.[] | f];",
  "def map_values(f): .[] |= f;",
  "def recurse(f; c): recurse(f | select(c));",
  "def recurse: recurse(.[]?);",
  "def values: select(. != null);",
  "def nulls: select(. == null);",
  'def booleans: select(type == "boolean");',
  'def numbers: select(type == "number");',
  'def strings: select(type == "string");',
  'def arrays: select(type == "array");',
  'def objects: select(type == "object");',
  'def iterables: select(type == "array" or type == "object");',
  'def scalars: select(type != "array" and type != "object");',
  "def del(f): delpaths([path(f)]);",
  "def paths: path(..) | select(length > 0);",
  "def paths(f): path(.. | select(f)) | select(length > 0);",
  "def leaf_paths: paths(scalars);",
  "def pick(f): . as $top | reduce path(f) as $p (null; setpath($p; $top | getpath($p)));",
  "def to_entries: [keys_unsorted[] as $k | {key: $k, value: .[$k]}];",
  "def with_entries(f): to_entries | map(f) | from_entries;",
  'def walk(f): def w: if type == "object" then map_values(w) elif type == "array" then map(w) else . end | f; w;',
  "def while(c; f): select(c) | recurse(f | select(c));",
  "def repeat(f): recurse(f);",
  "def in(o): . as $k | o | has($k);",
  "def inside(o): . as $v | o | contains($v);",
  "def any(g; c): isempty(first(g | c | select(.))) | not;",
  "def all(g; c): isempty(first(g | c | select(. | not)));",
  "def any(c): any(.[]; c);",
  "def all(c): all(.[]; c);",
  "def any: any(.);",
  "def all: all(.);",
  "def isempty(g): label $out | (g | false, break $out), true;",
  "def add: reduce .[] as $x (null; . + $x);",
  "def add(f): reduce f as $x (null; . + $x);",
  "def range($to): range(0; $to);",
  "def first: .[0];",
  "def last: .[-1];",
  "def nth($n): .[$n];",
  "def last(f): reduce f as $x (null; $x);",
  'def nth($n; f): if $n < 0 then error("nth doesn\'t support negative indices") else last(limit($n + 1; f)) end;',
  "def combinations: if length == 0 then [] else .[0][] as $x | (.[1:] | combinations) as $w | [$x] + $w end;",
  "def combinations(n): . as $dot | [range(n)] | map($dot) | combinations;",
  "def transpose: if . == [] then [] else . as $in | (map(length) | max) as $max | [range(0; $max) as $j | [range(0; $in | length) as $i | $in[$i][$j]]] end;",
  "def ascii_downcase: explode | map(if 65 <= . and . <= 90 then . + 32 else . end) | implode;",
  "def ascii_upcase: explode | map(if 97 <= . and . <= 122 then . - 32 else . end) | implode;",
  "def match($re): match($re; null);",
  "def test($re): test($re; null);",
  "def capture($re): capture($re; null);",
  "def capture($re; $flags): match($re; $flags) | [.captures[] | select(.name != null) | {key: .name, value: .string}] | from_entries;",
  "def scan($re): scan($re; null);",
  'def scan($re; $flags): match($re; "g" + $flags) | if (.captures | length) > 0 then [.captures[].string] else .string end;',
  "def splits($re): splits($re; null);",
  "def splits($re; $flags): split($re; $flags) | .[];",
  'def split($re; $flags): . as $s | [foreach ((match($re; $flags + "g") | [.offset, .length]), null) as $m ([0, null]; if $m == null then [.[0], $s[.[0]:]] else [$m[0] + $m[1], $s[.[0]:$m[0]]] end; .[1])];',
  'def sub($re; f): sub($re; f; "");',
  'def gsub($re; f): sub($re; f; "g");',
  'def gsub($re; f; $flags): sub($re; f; $flags + "g");',
  "def sub($re; f; $flags): . as $in | [match($re; $flags)] as $all | def go($i; $at): if $i == ($all | length) then $in[$at:] else $all[$i] as $m | ([$m.captures[] | select(.name != null) | {key: .name, value: .string}] | from_entries | f) as $by | go($i + 1; $m.offset + $m.length) | $in[$at:$m.offset] + $by + . end; go(0; 0);",
  'def todate: strftime("%Y-%m-%dT%H:%M:%SZ");',
  "def fromdate: fromdateiso8601;",
  "def todateiso8601: todate;",
  "def inputs: repeat_inputs;",
  "def IN(s): any(s == .; .);",
  "def IN(src; s): any(src == s; .);",
  "def INDEX(stream; f): reduce stream as $row ({}; .[$row | f | tostring] |= $row);",
  "def INDEX(f): INDEX(.[]; f);",
  "def finites: select(isinfinite or isnan | not);",
  'def fromstream(f): {x: null, e: false} as $init | foreach f as $i ($init; if .e then $init else . end | if $i | length == 2 then setpath(["e"]; $i[0] | length == 0) | setpath(["x"] + $i[0]; $i[1]) else setpath(["e"]; $i[0] | length == 1) end; if .e then .x else empty end);',
  "def truncate_stream(stream): . as $n | null | stream | . as $input | if (.[0] | length) > $n then setpath([0]; .[0][$n:]) else empty end;",
  "def bsearch($target): . as $in | ([range(length)] | map(select($in[.] == $target)) | first) // (-1 - ([$in[] | select(. < $target)] | length));",
  "def tostream: path(def r: (.[]? | r), .; r) as $p | getpath($p) | reduce path(.[]?) as $q ([$p, .]; [$p + $q]);",
  "def env: $ENV;",
  "def halt_error: halt_error(5);",
  "def index($i): indices($i) | .[0];",
  "def rindex($i): indices($i) | .[-1:][0];",
  "def ascii: [.] | implode;",
  'def toarray: if type == "array" then . else [.] end;',
  'def abs: if type == "number" and . < 0 then -. else . end;',
];

interface Definition {
  name: string;
  parameters: (Expression & { kind: "definition" })["parameters"];
  body: Expression;
}

const sources = new Map(SOURCES.map((source) => {
  const [, name = "", given = ""] = /^def (\w+)(?:\(([^)]*)\))?:/.exec(source)!;
  return [`${name}/${given === "" ? 0 : given.split(";").length}`, source];
}));

/** By name and number of arguments, as `map/1`. */
export function definitionOf(id: string): Definition | undefined {
  const source = sources.get(id);
  const read = source === undefined ? undefined : parseProgram(source);
  return read?.kind === "definition" ? read : undefined;
}
