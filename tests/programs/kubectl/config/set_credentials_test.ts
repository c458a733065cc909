import { edits } from "./edited.ts";

edits([
  ["set-credentials ua --token=x", 'User "ua" set.', "token: x"],
  ["set-credentials ua --username=u --password=p", 'User "ua" set.', "username: u", "!token"],
  [
    "set-credentials ua --token=x --username=u",
    "error: you cannot specify more than one authentication method at the same time: --token, --username/--password",
  ],
  ["set-credentials ub --exec-command=c --exec-arg=1,2", 'User "ub" set.', "command: c"],
  ["set-credentials", "error: unexpected args: []"],
]);
