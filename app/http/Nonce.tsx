import { createContext, useContext, type ReactNode } from "react";

const NonceContext = createContext<string>("");

/** The nonce that lets a script run under the content security policy; empty in the browser, where scripts already ran. */
export function NonceProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  return <NonceContext.Provider value={nonce}>{children}</NonceContext.Provider>;
}

export function useNonce(): string {
  return useContext(NonceContext);
}
