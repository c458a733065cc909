import assert from "node:assert/strict";
import { mountError, mounts } from "../../../../src/programs/docker/run/mounts.ts";

Deno.test("mounts are read", () => {
  const absolute = (path: string): string => path.startsWith("/") ? path : `/here/${path}`;
  assert.deepEqual(
    mounts(
      [
        "type=bind,src=data,dst=/data,ro",
        "type=volume,source=v,target=/v,volume-label=a=b,volume-opt=type=nfs",
        "type=tmpfs,target=/t,tmpfs-size=1m,tmpfs-mode=1777",
        'type=bind,"source=/a,b",target=/x',
      ],
      absolute,
    ),
    [
      { Type: "bind", Source: "/here/data", Target: "/data", ReadOnly: true },
      {
        Type: "volume",
        Source: "v",
        Target: "/v",
        VolumeOptions: { Labels: { a: "b" }, DriverConfig: { Options: { type: "nfs" } } },
      },
      { Type: "tmpfs", Target: "/t", TmpfsOptions: { SizeBytes: 1024 ** 2, Mode: 0o1777 } },
      { Type: "bind", Source: "/a,b", Target: "/x" },
    ],
  );
});

Deno.test("wrong mounts are refused in the original's words", () => {
  for (
    const [text, why] of [
      ["", "EOF"],
      ["x", "invalid field 'x' must be a key=value pair"],
      ["type=foo", "target is required"],
      ["type=,target=/x", "type is required"],
      ["type=bind,source=/a,target=/b,foo=c", "unexpected key 'foo' in 'foo=c'"],
      ["target=/b,readonly=x", "invalid value for readonly: x"],
      ["type=bind,volume-nocopy,target=/x", "cannot mix 'volume-*' options with mount type 'bind'"],
      ["type=tmpfs,target=/x,tmpfs-size=x", "invalid value for tmpfs-size: x"],
      ["type=tmpfs,target=/x", undefined],
    ] as const
  ) assert.equal(mountError(text), why, text);
});
