import { buildProduct } from "./server/build-product";

/** Runs once before the journeys. */
export default function buildBefore(): void {
  buildProduct();
}
