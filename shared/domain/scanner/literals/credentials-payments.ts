import { tokens } from './credential.ts';

/** Payments, commerce and shipping. */
export const paymentCredentials = tokens([
  [
    'Stripe',
    'sk_live_ rk_live_ sk_test_ rk_test_ sk_prod_ rk_prod_ whsec_',
    '(?:sk|rk)_(?:live|test|prod)_[A-Za-z0-9]{10,120}|whsec_[A-Za-z0-9+/=]{24,80}',
  ],
  ['Square', 'eaaa sq0atp- sq0csp- sq0idp-', 'EAAA[\\w-]{22,64}|sq0(?:atp|idp)-[\\w-]{22,60}|sq0csp-[\\w-]{43}'],
  ['Braintree', 'access_token$', 'access_token\\$(?:production|sandbox)\\$[0-9a-z]{16}\\$[0-9a-f]{32}'],
  ['Razorpay', 'rzp_live_ rzp_test_', 'rzp_(?:live|test)_[A-Za-z0-9]{14,24}'],
  ['Flutterwave', 'flwseck', 'FLWSECK(?:_TEST)?-(?:[0-9a-hA-H]{32}-X|[0-9a-hA-H]{12})'],
  ['Paddle', 'pdl_live_ pdl_sdbx_', 'pdl_(?:live|sdbx)_apikey_[A-Za-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}'],
  ['Adyen', 'aqe', 'AQE[A-Za-z0-9+/=.-]{40,280}'],
  [
    'Plaid',
    'access-sandbox- access-development- access-production-',
    'access-(?:sandbox|development|production)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
  ],
  ['Duffel', 'duffel_', 'duffel_(?:test|live)_[A-Za-z0-9_=-]{43}'],
  ['EasyPost', 'ezak eztk', 'EZ[AT]K[A-Za-z0-9]{54}'],
  ['Shippo', 'shippo_', 'shippo_(?:live|test)_[0-9a-fA-F]{40}'],
  ['Shopify', 'shpat_ shpca_ shppa_ shpss_ shptka_', 'shp(?:at|ca|pa|ss|tka)_[0-9a-fA-F]{32}'],
  ['Checkout.com', 'sk_sbox_', 'sk_sbox_[a-z0-9]{20,40}'],
]);
