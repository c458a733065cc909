/** Programs that talk to other containers. */
export { curl } from "./curl/curl.ts";
export { nslookup, oldNslookup } from "./nslookup.ts";
export { wget } from "./wget/wget.ts";
