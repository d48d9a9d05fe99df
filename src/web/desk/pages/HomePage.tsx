import { Navigate } from 'react-router';
import { useSession } from '#modules/account/web/index.ts';
import { homeOf } from '../sections.ts';

/** Each post begins its day where its work lies. */
export default function HomePage() {
  const session = useSession();
  return session.data ? <Navigate to={homeOf(session.data)} replace /> : null;
}
