import { testPlays } from "./played.ts";

testPlays([{
  title: "attach, and leaving",
  script: "key a",
  typed: ["\x03"],
  shows: /Attach left: default\/env-echgo-\S+ env-echgo goes on\./,
  output: /Attached to default\/env-echgo-\S+ env-echgo; Ctrl-C leaves and lets it run on\./,
}]);
