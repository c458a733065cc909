import { bashTests } from "../bash.ts";

bashTests([
  ["set -- -a -b v c; while getopts ab: o; do echo $o $OPTARG; done; echo $OPTIND", "a\nb v\n4\n"],
  ["umask 077; umask; umask -S", "0077\nu=rwx,g=,o=\n"],
  ["shopt -s extglob; shopt extglob", "extglob        \ton\n"],
  ["set -o nosuch", "set: nosuch: invalid option name\n", 2],
  ["trap 'a' INT; trap", "trap -- 'a' SIGINT\n"],
]);
