import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "secret_mysecret.txt", kind: "Secret", resource: "secrets" },
]);
