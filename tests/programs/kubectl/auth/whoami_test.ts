import { scene } from "../scene.ts";

scene("auth whoami", [
  ["auth whoami", /^ATTRIBUTE +VALUE\nUsername +\S+\nGroups +\[.*\]\n/],
  ["auth whoami -o jsonpath={.kind}", "SelfSubjectReview"],
]);
