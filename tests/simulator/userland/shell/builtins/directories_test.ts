import { bashTests } from "../bash.ts";

bashTests([
  ["cd /etc; cd - ; cd nosuch", "/tmp\ncd: nosuch: No such file or directory\n", 1],
  ["pushd /etc; popd; popd", "/etc /tmp\n/tmp\npopd: directory stack empty\n", 1],
]);
