import { checkFunctions } from "./check_functions.ts";

/** An expression, and the type and text that Helm 4.2.3 gives it. The values are in check_functions.ts. */
const CASES: [expression: string, value: string][] = [
  [
    'urlParse "http://admin:secret@server.com:8080/api?list=false#anchor"',
    "map[string]interface {} map[fragment:anchor host:server.com:8080 hostname:server.com opaque: path:/api query:list=false scheme:http userinfo:admin:secret]",
  ],
  [
    'urlJoin (dict "fragment" "fragment" "host" "host:80" "path" "/path" "query" "query" "scheme" "http")',
    "string http://host:80/path?query#fragment",
  ],
];

checkFunctions("urls", CASES);
