import assert from "node:assert/strict";
import type { GoMap } from "../../../src/go_template/value.ts";
import { jsonText } from "../../../src/go_template/functions/json_text.ts";
import {
  jsonManner,
  literalManner,
  setValues,
  textManner,
  typedManner,
} from "../../../src/programs/helm/set_values.ts";

const MANNERS = {
  set: typedManner,
  "set-string": textManner,
  "set-json": jsonManner,
  "set-literal": literalManner,
};

/** The flag, its text, and the values in JSON, or "!" and what is wrong. */
const CASES: [flag: keyof typeof MANNERS, text: string, values: string][] = [
  ["set", "a=1,b=x,c=true,d=null,e=", '{"a":1,"b":"x","c":true,"d":null,"e":""}'],
  ["set", "a.b.c=1,a.b.d=2", '{"a":{"b":{"c":1,"d":2}}}'],
  ["set", "a[1]=x,b[0].c=1,d[0][1]=2", '{"a":[null,"x"],"b":[{"c":1}],"d":[[null,2]]}'],
  ["set", "a={x,1,true}", '{"a":["x",1,true]}'],
  ["set", "a=x\\,y,b\\.c=1", '{"a":"x,y","b.c":1}'],
  ["set", "a=007,b=1.5,c=0", '{"a":"007","b":"1.5","c":0}'],
  ["set", "a", '!key "a" has no value'],
  ["set", "a,b=1", '!key "a" has no value (cannot end with ,)'],
  ["set", "a={x", "!list must terminate with '}'"],
  ["set", "a[x]=1", '!error parsing index: strconv.Atoi: parsing "x": invalid syntax'],
  ["set", "a[-1]=1", "!negative -1 index not allowed"],
  ["set", "a[99999]=1", "!index of 99999 is greater than maximum supported index of 65536"],
  [
    "set",
    "a=1,a.b=2",
    "!unable to parse key: interface conversion: interface {} is int64, not map[string]interface {}",
  ],
  ["set-string", "a=1,b=true", '{"a":"1","b":"true"}'],
  ["set-json", 'a={"x":[1,2]},b=null,c=', '{"a":{"x":[1,2]},"b":null,"c":null}'],
  ["set-literal", "a.b=x,y={1}", '{"a":{"b":"x,y={1}"}}'],
];

Deno.test("values on the command line follow Helm's grammar", async () => {
  for (const [flag, text, wanted] of CASES) {
    const values: GoMap = {};
    const got = await setValues(text, values, MANNERS[flag]).then(
      () => jsonText(values),
      (error: Error) => `!${error.message}`,
    );
    assert.equal(got, wanted, `--${flag} ${text}`);
  }
});
