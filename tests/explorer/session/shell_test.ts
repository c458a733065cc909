import { testPlays } from "./played.ts";

testPlays([
  {
    title: "a shell that ends with a code",
    script: "key s",
    typed: ["exit 4\r"],
    shows: /Shell in default\/env-echgo-\S+ env-echgo ended with exit code 4\./,
    output: /Shell in default\/env-echgo-\S+ env-echgo: leave it with exit or Ctrl-D\./,
  },
  {
    title: "a shell in the container under the cursor",
    script: "key Enter\nkey s",
    typed: ["exit\r"],
    shows: /Shell in default\/env-echgo-\S+ env-echgo ended\./,
  },
]);
