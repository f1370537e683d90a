export const promoters = {} as const;
