import { bashTests } from "./bash.ts";

bashTests([
  ["for ((i=0;i<3;i++)); do echo $i; done", "0\n1\n2\n"],
  ["case b in a) ;; b) echo B ;;& *) echo rest ;; esac", "B\nrest\n"],
  ["until true; do echo no; done; echo $?", "0\n"],
  ["select x in a b; do echo $x; break; done <<< 2", "b\n1) a\n2) b\n#? "],
  ["(exit 3); echo $?", "3\n"],
]);
