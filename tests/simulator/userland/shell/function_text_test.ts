import { bashTests } from "./bash.ts";

bashTests([
  ["f() { if a; then b | c; fi; }; declare -f f", "f () \n{ \n    if a; then\n        b | c;\n    fi\n}\n"],
  [
    'g() { for i in 1 "$x"; do echo $i > f; done; }; type g',
    'g is a function\ng () \n{ \n    for i in 1 "$x";\n    do\n        echo $i > f;\n    done\n}\n',
  ],
]);
