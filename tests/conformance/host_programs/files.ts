/** What lies in the home folder where every line runs. */
export const FILES: Readonly<Record<string, string>> = {
  "a": "one\ntwo\nthree\n",
  "b": "one\n2\nthree\nfour\n",
  "sorted": "four\none\nthree\n",
  "words": "a bb ccc\ndddd e f\n\ng\n",
  "long": "the whale and the sea and the ship and the captain\n".repeat(3),
  "data.json": '{"name":"Pequod","crew":[{"n":"Ahab","leg":1},{"n":"Starbuck","leg":2}],"x":null}\n',
  "sub/it's": "x",
  "sub/plain": "yy",
  "crew.tsv":
    "Ahab\tcaptain\t58\nStarbuck\tmate\t30\nStubb\tmate\t35\nQueequeg\tharpooner\t30\nPip\tcabin boy\t9\n",
  "passwd": "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n" +
    "ahab:x:1000:1000:Captain Ahab,,,:/home/ahab:/bin/bash\nish:x:1001:1001::/home/ish:/bin/sh\n",
  "pods": "NAME                   READY   STATUS             RESTARTS      AGE\n" +
    "web-6d4cf56db6-2xk7p   1/1     Running            0             3d2h\n" +
    "web-6d4cf56db6-9qz5t   1/1     Running            2 (5h ago)    3d2h\n" +
    "db-0                   0/1     CrashLoopBackOff   17 (2m ago)   61m\n" +
    "cache-7c9-x            1/1     Running            0             9s\n" +
    "job-28-abc             0/1     Completed          0             12h\n",
  "access.log": '10.0.0.7 - - [22/Nov/2026:11:33:04 +0000] "GET / HTTP/1.1" 200 612\n' +
    '10.0.0.9 - - [22/Nov/2026:11:33:05 +0000] "GET /whale HTTP/1.1" 404 153\n' +
    '10.0.0.7 - - [22/Nov/2026:11:33:09 +0000] "POST /harpoon HTTP/1.1" 500 21\n' +
    '10.0.0.7 - - [22/Nov/2026:11:34:00 +0000] "GET /whale HTTP/1.1" 200 99\n',
  "numbers": "10\n9\n2.5\n-3\n1e3\n007\n\nabc\n10\n1K\n2M\n900\n",
  "versions": "v1.10.0\nv1.9.3\nv1.2.0-rc1\nv1.2.0\nv10.0\nv2\n",
  "dup": "b\na\na\nB\nb\nb\nc\n",
  "config.yaml":
    "# the ship\nname: pequod\nport: 8080\nhosts:\n  - nantucket\n  - bedford\n# end\nlog: debug\n",
  "script.sh": "#!/bin/bash\n# says hello\necho hello   # there\n\n\n\nexit 0\n",
  "noend": "first\nlast",
  "empty": "",
  "blank": "\n\n\nx\n\n\ny\n\n",
  "tabs": "a\tb\n\tc\nab\tcd\tef\n        eight\n",
  "utf8": "Märchen über Wale\nπ ≈ 3.14\n",
  "tree/one.txt": "1\n",
  "tree/two.log": "22\n",
  "tree/deep/three.txt": "333\n",
  "tree/deep/.hidden": "h\n",
  "tree/deep/er/four.md": "four\n",
  "tree/deep/er/empty": "",
};
