/** A custom kind with documentation of its own, so that no picture shows the words of others. */

const crd = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "menus.shop.example.com" },
  spec: {
    group: "shop.example.com",
    scope: "Namespaced",
    names: { plural: "menus", singular: "menu", kind: "Menu", shortNames: ["mn"] },
    versions: [{
      name: "v1",
      served: true,
      storage: true,
      schema: {
        openAPIV3Schema: {
          type: "object",
          description: "What the shop's kitchen cooks on a day.",
          properties: {
            spec: {
              type: "object",
              properties: {
                opensAt: {
                  type: "string",
                  description: "The hour at which the kitchen opens, such as 11:30.",
                },
                dishes: {
                  type: "array",
                  description: "Dishes in the order of the card.",
                  items: {
                    type: "object",
                    required: ["name"],
                    properties: {
                      name: { type: "string", description: "What the guest reads." },
                      portion: {
                        type: "string",
                        enum: ["small", "whole", "for two"],
                        default: "whole",
                        description: "How much comes on the plate. Half portions are sold as small ones, " +
                          "at two thirds of the price; what is made for two is cooked when both are seated.",
                      },
                      cents: {
                        type: "integer",
                        minimum: 0,
                        description: "The price in cents, taxes included.",
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    }],
  },
};

const menu = {
  apiVersion: "shop.example.com/v1",
  kind: "Menu",
  metadata: { name: "monday", namespace: "shop", labels: { season: "winter" } },
  spec: {
    opensAt: "11:30",
    dishes: [
      { name: "chowder", portion: "small", cents: 850 },
      { name: "ship's biscuit", cents: 120 },
      { name: "whole cod", portion: "for two", cents: 3200 },
    ],
  },
};

/** By the path that each is created at. */
export const menuObjects: readonly (readonly [string, unknown])[] = [
  ["/apis/apiextensions.k8s.io/v1/customresourcedefinitions?fieldManager=kitchen", crd],
  ["/apis/shop.example.com/v1/namespaces/shop/menus?fieldManager=kitchen", menu],
];
