import type { IDeviceClass } from "kubernetes-models/resource.k8s.io/v1/DeviceClass";
import { plainKind } from "./plain_kind.ts";

export const deviceClass = plainKind<IDeviceClass>("resource.k8s.io/v1", "DeviceClass", "deviceclasses", {
  defaults: (it) => {
    it.spec ??= {};
  },
  generation: "spec",
  deleteReturnsObject: true,
});
