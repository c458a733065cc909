import { bashTests } from "./bash.ts";

bashTests([
  ["declare -A m=([a b]=1); declare -p m", 'declare -A m=(["a b"]="1" )\n'],
  ["declare -rx v=1; declare -p v", 'declare -rx v="1"\n'],
  ["x=$'a\\nb'; declare -p x", "declare -- x=$'a\\nb'\n"],
]);
