import type { MessageKey } from "~/i18n/messages";

/**
 * The parts of a firm's entry in the public directory, each agreed to by itself:
 * - `identity`: names, former names, kind, region; nothing is shown without it
 * - `products`: products, industry, roles in the chain
 * - `person`: a contact, who has agreed for himself as well
 */
export const DIRECTORY_PARTS = ["identity", "products", "website", "description", "phone", "person"] as const;
export type DirectoryPart = (typeof DIRECTORY_PARTS)[number];

export const PART_LABELS: Record<DirectoryPart, MessageKey> = {
  identity: "directory.part.identity",
  products: "directory.part.products",
  website: "directory.part.website",
  description: "directory.part.description",
  phone: "directory.part.phone",
  person: "directory.part.person",
};
