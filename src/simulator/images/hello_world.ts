import type { ImageProfile } from "./image_profile.ts";
import type { Process } from "../host/process.ts";

/** docker-library/hello-world: one program and nothing else. */
export const helloWorld: ImageProfile = {
  repositories: ["docker.io/library/hello-world"],
  hasTag: (tag) => /^(latest|linux|nanoserver.*)$/.test(tag),
  sizeBytes: 2_458,
  pullMs: 400,
  entrypoint: [],
  cmd: ["/hello"],
  workingDir: "/",
  env: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
  exposedPorts: [],
  user: { name: "root", uid: 0, group: "root", gid: 0 },
  startMs: 150,
  files: {},
  programs: { "/hello": hello },
};

/** It begins and ends as the original does; what lies between is told in other words. */
function hello(process: Process): number {
  process.out(`
Hello from Docker!
This message shows that your installation appears to be working correctly.

How it came to your terminal:
 1. The client asked the engine to run the image "hello-world".
 2. The engine did not find it, and pulled it from Docker Hub.
    (amd64)
 3. From the image it made a container, whose one program wrote these lines.
 4. The engine handed them to the client, and the client to you.

For more, go into a container that has a shell:
 $ docker run -it ubuntu bash

More examples and ideas:
 https://docs.docker.com/get-started/

`);
  return 0;
}
