import { Navigate } from 'react-router';

export default function SignedInPage() {
  return <Navigate to="/" replace />;
}
