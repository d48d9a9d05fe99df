// A sentence in which the hotline can be touched: with a phone in the hand nobody should have to copy a number.
import { Fragment } from 'react';

const HOTLINE = '12345';

export function Callable({ children }: { children: string }) {
  const [first, ...rest] = children.split(HOTLINE);
  return (
    <>
      {first}
      {rest.map((words) => (
        <Fragment key={words}>
          <a className="l-call" href={`tel:${HOTLINE}`}>
            {HOTLINE}
          </a>
          {words}
        </Fragment>
      ))}
    </>
  );
}
