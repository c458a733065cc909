/** Programs that talk to other containers. */
export { curl } from "./curl.ts";
export { nslookup } from "./nslookup.ts";
export { wget } from "./wget.ts";
