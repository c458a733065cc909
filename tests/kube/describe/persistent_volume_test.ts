import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  { file: "pv.txt", kind: "PersistentVolume", resource: "persistentvolumes" },
]);
