/**
 * A link to a page of somebody else, as it was written. Forms take addresses of the web only; what came another way, and is a script or
 * a file, stays a text: React writes whatever it is given into a link.
 */
export function OutsideLink({ address, className = "" }: { address: string; className?: string }) {
  if (!/^https?:\/\//i.test(address)) return <>{address}</>;
  return (
    <a href={address} rel="noreferrer noopener nofollow" className={`text-weft underline ${className}`}>
      {address}
    </a>
  );
}
