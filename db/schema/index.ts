export * from "./accounts";
export * from "./events";
export * from "./organisations";
export * from "./promoters";
export * from "./records";
export * from "./reports";
export * from "./transfer";
