import { bashTests } from "../bash.ts";

bashTests([
  ["declare -i n=2*3; declare -u u=abc; echo $n $u", "6 ABC\n"],
  ["readonly r=1; r=2", "r: readonly variable\n", 1],
  ["declare -n ref=v; ref=5; echo $v", "5\n"],
  ["export 1a=2", "export: `1a=2': not a valid identifier\n", 1],
  ["let x=1+2 y=x*2; echo $y", "6\n"],
  ["unset nosuch; echo $?", "0\n"],
]);
